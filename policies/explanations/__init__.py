"""Why a policy decides as it does, found exactly and told in Dutch and in English."""

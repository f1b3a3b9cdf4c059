"""Officers and their appointments: registered, granted, ended, renewed, imported."""

"""Acts on licences of persons: from the application to the last decision."""

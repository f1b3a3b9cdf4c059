"""Acts over HTTP: what officers do to the register."""

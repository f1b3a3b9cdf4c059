"""Rules as sentences, in Dutch and in English, both ways and from closed lists only."""

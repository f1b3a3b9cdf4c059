"""Pages in real Chromium: what they look like, who can use them, whether their HTML is valid."""

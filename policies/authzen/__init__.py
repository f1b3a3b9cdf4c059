"""The OpenID AuthZEN Authorization API 1.0: what is asked and answered, without its transport."""

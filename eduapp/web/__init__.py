"""The pages. Each audience has a package of its own: learn, publish, account. Only here, in app and in cli is Flask."""

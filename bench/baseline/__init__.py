"""A step of play written by hand, with nothing that the step does not need: what the application is compared with."""

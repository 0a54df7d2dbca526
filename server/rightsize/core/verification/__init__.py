"""The checks that an answer must pass before it touches a file."""

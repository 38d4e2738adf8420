"""Mending: what is broken inside blocks. Runs before blocks are judged by their words."""

"""Mending: what is broken inside blocks. Runs on all blocks, before any is judged."""

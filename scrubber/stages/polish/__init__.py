"""Polishing: what an editor would put right in the blocks that are kept."""

"""Judging: which blocks are the article. Each dropped block gets one reason."""

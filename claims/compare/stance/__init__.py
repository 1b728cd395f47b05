"""Stance: what a text makes of a claim, and how evidence bears on it. Two texts in; a label, shares and reasons out."""





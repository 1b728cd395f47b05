"""Invented wire copy, and what outlets make of it."""

WIRE = """\
A passenger ferry capsized in heavy wind off the harbour of Marn on Monday morning, sending commuters into the cold
water within sight of the quay.
At least 12 people were killed, the Ardan health ministry said.
Fishing boats that had been waiting out the storm were the first to reach the wreck and pulled dozens of survivors from
the sea before the coast guard arrived.
“It turned over in less than a minute and nobody had time to reach the jackets,” deckhand Ivo Renn told reporters.
The vessel had been inspected in March and was carrying fewer passengers than its licence allows."""

CHANGED = WIRE.replace("commuters", "office workers").replace("At least 12", "At least 15").replace("dozens of", "many")

CUT = "\n".join(WIRE.split("\n")[:4]) + "\nThe harbour master will speak at noon, and the port stays closed until then."

OTHER = """\
Nine bodies were laid out on the stones when the first ambulance came down to the basin, and a priest was already there.
The fire chief, Ada Holm, counted them for this newspaper: nine, she said, and one more who could not be moved.
“It turned over in less than a minute and nobody had time to reach the jackets,” the deckhand, Ivo Renn, told us."""
"""A second reporter's own story of the same morning, who heard the same deckhand."""

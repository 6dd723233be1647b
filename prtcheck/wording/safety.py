"""What prtcheck is and is not, and when to see a doctor: fixed words (science: section 5)."""

WHAT_IT_IS = """\
Each evening prtcheck asks for your pain, your fear of movement, what you think is behind the pain,
and what you did. It takes under a minute. Missing days are normal.

prtcheck keeps your own notes and draws them. It does not diagnose, treat or decide anything, and
does not replace a clinician. It is not a medical device and is not affiliated with the study's
authors. Pain is real whatever its cause.
"""

NEEDS_CARE = """\
Some signs need a doctor, not a diary.

Today, as an emergency: new numbness around the genitals, back passage or inner thighs; new trouble
with bladder or bowel; new or growing weakness or numbness in both legs; pain after a serious fall
or crash; pain together with chest pain.

Soon, unless a doctor knows of it: fever or feeling ill; unexplained weight loss; a history of
cancer; steroids, weak immunity or osteoporosis; night pain that does not ease; a first pain before
the age of 20 or after 55; pain that stays unlike your usual pain.

The therapy behind these questions was tested in people whose doctors had made sure that none of
these was the cause.

If you may harm yourself, call your local emergency number now. US and Canada 988; UK and Ireland
Samaritans 116 123; elsewhere findahelpline.com. prtcheck can't call for help: nobody reads your
check-ins.
"""

WHERE_IT_LIVES = """\
Everything stays on this machine, in a file that only you can read:

{diary}

It is not encrypted. prtcheck never uses the network. `prtcheck where` shows the place again, and
`prtcheck safety` shows these pages.
"""


def paragraphs(text: str) -> list[str]:
    """Return the paragraphs of a fixed text, each on one line, to be wrapped where it is shown."""
    return [" ".join(part.split()) for part in text.strip().split("\n\n")]

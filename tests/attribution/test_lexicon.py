"""Laws of the word list: what it may hold, and that reading it costs nothing before it is used."""

import subprocess
import sys

from prtcheck.attribution.lexicon import Kind, lexicon
from prtcheck.attribution.suggest import list_version

SIDED_KINDS = (Kind.BODY, Kind.MIND_BRAIN, Kind.FEAR_OF)


def terms_by_words():
    by_words = {}
    for term in lexicon().terms:
        by_words.setdefault(tuple(lexicon().words_of(term.listed)), []).append(term)
    return by_words


def test_no_words_are_listed_twice_let_alone_on_two_sides():
    twice = [found for found in terms_by_words().values() if len(found) > 1]
    assert twice == []


def test_no_entry_is_lost_in_fillers():
    assert () not in terms_by_words()


def test_only_not_stretching_is_listed_with_a_denial():
    denials = {"not", "no", "never", "nothing", "none", "nobody", "neither", "nor", "without"}
    denials |= {words[0] for words in terms_by_words() if words[0].endswith("nt")} & {
        term.listed.replace("'", "") for term in lexicon().terms if term.kind is Kind.NEGATION
    }
    for term in (term for term in lexicon().terms if term.kind in SIDED_KINDS):
        says_no = not denials.isdisjoint(lexicon().words_of(term.listed))
        assert says_no is term.listed.startswith("not stretching"), term


def test_every_other_spelling_stands_for_a_listed_word_and_is_none_itself():
    listed_words = {word for words in terms_by_words() for word in words}
    spelling = lexicon().spelling
    assert {word for word in spelling.values() if word} <= listed_words
    assert listed_words.isdisjoint(spelling)


def test_the_list_has_a_version():
    assert list_version() == lexicon().version >= 1


def test_importing_reads_no_list():
    program = (
        "import prtcheck.attribution.suggest, prtcheck.attribution.lexicon as l;"
        "assert l.lexicon.cache_info().misses == 0"
    )
    subprocess.run([sys.executable, "-c", program], check=True)

"""The names of programs and files in a day's record."""

from hypothesis import given
from hypothesis import strategies as st

from prtcheck.core.check_in import LONGEST_SOURCE
from prtcheck.core.sources import is_of_attacks, join_sources, source_of_attacks, split_sources

names = st.text("ab", min_size=1, max_size=40)
sources = st.lists(names.flatmap(lambda name: st.sampled_from([name, source_of_attacks(name)])))


@given(sources)
def test_a_source_holds_each_name_once_in_order_and_the_first_in_any_case(several):
    joined = join_sources(several)
    kept = split_sources(joined)
    assert kept == list(dict.fromkeys(several))[: len(kept)]
    assert len(joined) <= LONGEST_SOURCE
    assert bool(kept) == bool(several)


@given(sources)
def test_the_first_name_says_whether_only_attacks_are_recorded(several):
    is_first = bool(several) and several[0].endswith("(attacks only)")
    assert is_of_attacks(join_sources(several) or None) == is_first

"""What stands beside intervals."""

import pytest

from prtcheck.wording.intervals import format_many_looks, format_many_ratings


@pytest.mark.parametrize(("ratings", "one_in"), [(2, 11), (3, 8), (4, 6), (5, 5)])
def test_of_many_ratings_it_is_told_how_often_one_errs(ratings, one_in):
    assert format_many_ratings(ratings) == (
        f"With {ratings} ratings, about one diary in {one_in} shows an interval that leaves out 0 "
        "though nothing changed."
    )


def test_of_one_rating_nothing_is_told():
    assert format_many_ratings(1) == ""
    assert format_many_looks(0) == []

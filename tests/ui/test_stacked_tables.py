"""A table that stacks on a phone names the column in each cell, for there its head is not seen."""

from __future__ import annotations

import pytest

from salestrain.ui.document import Column, Table
from salestrain.ui.html import to_html


@pytest.mark.parametrize(("stacks", "named"), [(True, 1), (False, 0)])
def test_each_cell_that_names_no_row_carries_its_column_only_where_the_table_stacks(stacks: bool, named: int) -> None:
    columns = [Column("What", names_row=True), Column("Why")]
    html = str(to_html(Table("Changes", columns, [["trust", "asked"]], stacks=stacks)))
    assert named == html.count('data-column="Why"') == html.count("st-stacks")

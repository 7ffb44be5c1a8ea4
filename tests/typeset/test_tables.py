"""Where tables part: no row alone with its headings at a page's foot, nor alone on the next page."""

from __future__ import annotations

import pytest
from trees import rendering

from builder.checks.readback import read_tree


@pytest.mark.parametrize("lines", range(0, 44, 2))
def test_no_row_stands_alone_on_either_page(lines: int) -> None:
    above = "".join(f"<p>Line {n}</p>" for n in range(lines))
    rows = "".join(f'<tr><td>Row</td><td><p id="r{n}">Words</p></td></tr>' for n in range(8))
    made = rendering(
        f"{above}<table widths='1 2'><thead><tr><th scope='col'>A</th><th scope='col'>B</th></tr></thead>"
        f"<tbody>{rows}</tbody></table>"
    )
    on = [int(made.placements["lesson/handout", f"r{n}"]) for n in range(8)]
    assert on == sorted(on)
    assert all(on.count(page) >= 2 for page in set(on)), on
    assert read_tree(made.data).text().count("Row") == 8

"""A fix that needs what the file does not import."""

from __future__ import annotations

from rightsize.core.review.floor import floor_findings
from rightsize.core.text import apply_edits
from rightsize.engine.fix import fix, wrong_of
from rightsize.engine.writing import GenerateOptions
from tests.support.engine_world import ListReporter, runtime_with, snapshot_of

TOKEN = """\
package token

import (
	"fmt"
	"math/rand"
)

func sessionToken() string {
	return fmt.Sprintf("%x", rand.Int63())
}
"""
SAFE = """```go
package token

import (
	"crypto/rand"
	"fmt"
)

func sessionToken() string {
	key := make([]byte, 16)
	if _, err := rand.Read(key); err != nil {
		panic(err)
	}
	return fmt.Sprintf("%x", key)
}
```"""


async def test_a_fix_brings_its_import_to_the_head_of_the_file() -> None:
    """What it takes the name from goes, since nothing else uses it; the edit is one."""
    snapshot = snapshot_of(TOKEN, "token.go")
    wrong = wrong_of(floor_findings(snapshot.parsed)[0])
    result = await fix(runtime_with([SAFE]), snapshot, wrong, GenerateOptions(), ListReporter())

    assert result.edit is not None, result.reason
    text = apply_edits(snapshot.parsed.data, (result.edit,)).decode()
    assert 'import (\n\t"crypto/rand"\n\t"fmt"\n)\n' in text
    assert "math/rand" not in text
    assert floor_findings(snapshot_of(text, "token.go").parsed) == ()

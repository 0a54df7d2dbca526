# CWE-732,CWE-276
import os
import stat
from pathlib import Path


def install_hook(repo, text):
    hook = Path(repo) / ".git" / "hooks" / "post-merge"
    hook.write_text(text)
    os.chmod(hook, stat.S_IRWXU)
    return hook

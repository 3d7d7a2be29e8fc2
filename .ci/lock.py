"""Turns pip's installation report into a lock file with hashes: `python .ci/lock.py REPORT > requirements-lock.txt`."""

import json
import sys

HEAD = "# Written by `make lock`. Install: pip install --require-hashes -r docs/requirements-lock.txt && pip install --no-deps -e .\n"


def main() -> None:
    """Print the lock file of the report that is named on the command line."""
    with open(sys.argv[1], encoding="utf-8") as stream:
        report = json.load(stream)
    where = report["environment"]
    lines = [HEAD, f"# Python {where['python_version']}, {where['sys_platform']} {where['platform_machine']}\n"]
    for item in sorted(report["install"], key=lambda each: each["metadata"]["name"].lower()):
        hashes = item["download_info"].get("archive_info", {}).get("hashes")
        if hashes:  # the project itself has none
            name, version = item["metadata"]["name"].lower().replace("_", "-"), item["metadata"]["version"]
            lines.append(f"{name}=={version} --hash=sha256:{hashes['sha256']}\n")
    sys.stdout.write("".join(lines))


if __name__ == "__main__":
    main()

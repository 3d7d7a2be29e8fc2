from __future__ import annotations

import os
import subprocess
import sys
import textwrap

import pytest

NAMES = ("OPENBLAS_NUM_THREADS", "MKL_NUM_THREADS", "OMP_NUM_THREADS")


@pytest.mark.skipif((os.cpu_count() or 1) < 2, reason="there is one thread only")
def test_products_run_on_one_thread_only_inside_the_block() -> None:
    """In a process of its own, whose products use two threads."""
    code = """
        import numpy
        from threadpoolctl import threadpool_info
        from analyzer.matching.threads import one_thread

        def threads():
            return {each["num_threads"] for each in threadpool_info() if each["user_api"] == "blas"}

        for _ in range(2):
            assert threads() == {2}, threads()
            with one_thread():
                assert threads() == {1}, threads()
        assert threads() == {2}, threads()
    """
    subprocess.run([sys.executable, "-c", textwrap.dedent(code)], check=True, timeout=120, env=os.environ | dict.fromkeys(NAMES, "2"))

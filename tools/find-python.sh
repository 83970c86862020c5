# Sourced by bin/up, bin/test and .ci/run: sets $python to an interpreter that really runs and is new enough.

python_is_good() {
    "$1" -c 'import sys; sys.exit(sys.version_info < (3, 11))' >/dev/null 2>&1
}

find_python() {
    # Every match on PATH is tried, not only the first: a version manager's shim may be there and not run.
    for name in python3 python3.13 python3.12 python3.11 python3.14 python; do
        old_ifs=$IFS
        IFS=:
        for folder in $PATH; do
            IFS=$old_ifs
            if [ -x "$folder/$name" ] && python_is_good "$folder/$name"; then
                python=$folder/$name
                return 0
            fi
        done
        IFS=$old_ifs
    done
    return 1
}

if [ -n "${PYTHON:-}" ]; then
    python_is_good "$PYTHON" || { echo "PYTHON=$PYTHON does not run, or is older than 3.11." >&2; exit 1; }
    python=$PYTHON
elif [ -x .venv/bin/python ] && python_is_good .venv/bin/python; then
    python=.venv/bin/python
elif ! find_python; then
    echo "Ruhepol needs Python 3.11 or newer, and none was found on PATH." >&2
    echo "On Debian or Ubuntu: apt install python3 python3-venv" >&2
    echo "A Python elsewhere can be named: PYTHON=/path/to/python3 $0" >&2
    exit 1
fi

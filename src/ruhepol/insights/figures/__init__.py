"""The figures: what each one means, and the arithmetic behind it. Pure: no database.

`catalogue` is the one place where a figure is defined; cards, tables, charts, exports and the API all
read from it. `fact` says who counts, `spread` how many values become one line, `period` which days.
"""

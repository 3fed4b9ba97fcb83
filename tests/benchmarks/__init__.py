"""What prints figures: medians and ratios of one run, each module with a comparison of its own. Not run by the tests.

`pages` sets the processor's time of every page's script beside a bare page, `browser` the time from a press to the drawn chart,
`first_visit` a first visit, `many` 200 readers, `by_address` tables beside Datasette, `large` questions beside bare DuckDB, `measures`
each measure beside plain pandas; `first_screen` tells where each page's first chart stands. In one run each, on two slow cores:

first_visit: the first chart took 1.19 of the bare page's time without throttling (the aim is 1, missed), 0.39 at 10 Mbit/s and 40 ms,
0.35 at 1.6 Mbit/s and 150 ms.

many: 200 readers who ask two processes for changes, 3 to 12 seconds apart, with load and processes on the same cores. The 95th
percentile of a change was 344 ms once all were there (50 ms in the median), 1,099 ms in the first minute, when most views are worked
out for the first time, and 49 ms for a bare page. The two processes had 765 MB before, 907 MB with all readers, 939 MB after as many
came and went again. On a machine that others slowed the same code took several times as long: compare within one run only.

by_address: with four programs at once three tables came 378 to 747 times a second with a 95th percentile of 8 to 15 ms, from Datasette
6 to 75 times with 82 to 1,028 ms: here the bytes of each version are kept, there they are worked out each time.
"""

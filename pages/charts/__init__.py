"""Plotly figures: rows in, figure out. The only room of `pages/` with arithmetic, which is that of layout (`layout.py`).

A figure carries its sentence as `layout.meta`; its title, unit and sources stand around it on the screen and in it in pictures and
on paper (`chart.py`, `picture.js`). A flow has one colour on every chart, the dash says who reports it; hollow marks are values of
low reliability. Milestones have numbers above the plot, or marks where these find no room, and are named below it. The ground is
paler after the article's years.
"""

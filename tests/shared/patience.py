"""How long tests wait. Limits are there for what hangs: they are ten times and more what an idle machine of
two cores needs, so that a busy one breaks nothing. Whoever needs a limit takes it from here."""
ANSWER = 180   # seconds for what takes an idle machine an instant: a server that comes up, a page that changes
COMMAND = 900  # seconds for one run of a program, ours or another's
SUITE = 5400   # seconds for all that one suite does

#!/bin/sh
# Redraws the whole screen without pause, until a key is pressed (the guest's shells leave Ctrl+C
# ignored): a few screens of random text, in turn.
SCREENS='0 1 2 3 4 5 6 7'
for screen in $SCREENS; do
  # Without wrapping, so that a full last line does not scroll.
  printf '\033[H\033[?7l' >"/tmp/screen$screen"
  for line in $(seq 25); do
    printf '\033[%d;1H\033[1;3%dm' "$line" "$(((line + screen) % 7 + 1))"
    tr -dc 'a-zA-Z0-9 ' </dev/urandom | head -c 80
  done >>"/tmp/screen$screen"
done
echo ANIMATED >/dev/ttyS0
key=
while [ -z "$key" ]; do
  for screen in $SCREENS; do
    cat "/tmp/screen$screen"
    # Faster than VNC servers look, and slow enough to leave the host some time.
    read -r -s -t 0.015 -n 1 key && break
  done
done
printf '\033[0m\033[?7h\033[2J\033[H'
echo STILL >/dev/ttyS0

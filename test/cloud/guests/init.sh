#!/bin/sh
# The guest's first process: mounts, a shell on the screen, one on the serial port, and an ear for
# the host. It must not end, or the kernel panics.
export PATH=/bin HOME=/root TERM=linux PS1='\h# ' ENV=/etc/profile
mount -t proc proc /proc
mount -t sysfs sysfs /sys
mount -t devtmpfs devtmpfs /dev

for word in $(cat /proc/cmdline); do
  case $word in instance=*) hostname "${word#instance=}" ;; esac
done

# Each shell gets its own session, so that its terminal can interrupt it. Not through cttyhack: it
# would give both shells the same terminal.
keep_shell_on() {
  while true; do
    setsid sh -c "cd /root; exec sh -i </dev/$1 >/dev/$1 2>&1"
    sleep 1
  done
}

# The second serial port carries the host's wishes. Nothing handles the ACPI power button here:
# its driver is a module, and the guest has none.
obey_host() {
  while read -r wish <&3; do
    case $wish in
      poweroff) poweroff -f ;;
      reboot) reboot -f ;;
    esac
  done
}

# Open before READY: the kernel drops what comes in on a port that nobody has open.
exec 3</dev/ttyS1
stty -F /dev/ttyS1 raw -echo
printf 'Quick VNC local cloud: %s (Linux %s)\n\n' "$(hostname)" "$(uname -r)" >/dev/tty1
keep_shell_on tty1 3<&- &
keep_shell_on ttyS0 3<&- &
echo READY >/dev/ttyS0
while true; do obey_host; sleep 1; done

#!/usr/bin/python3
"""Reads the window as a screen reader does, over AT-SPI, and says where its controls are.

Commands on standard input, one answer line each (`tree` ends with an empty line):
  find NAME      x y width height focused|other checked|open|disabled NAME of the control of this name, or `none`
  show NAME      the same, after it was scrolled into sight
  starts WORDS   the same for the first control whose name begins with these words
  part WORDS     the same for the first text or control whose name contains these words
  tree           every node: role, place, name
Coordinates are pixels of the screen. Needs python3-dbus and at-spi2-core.
"""
import sys
import time

import dbus

ACCESSIBLE = "org.a11y.atspi.Accessible"
COMPONENT = "org.a11y.atspi.Component"
PROPERTIES = "org.freedesktop.DBus.Properties"
CHECKED, ENABLED, FOCUSABLE, FOCUSED = 4, 8, 11, 12
ANYWHERE = 6


def connect():
    """The bus of the screen readers; tells programs that one is there."""
    launcher = dbus.SessionBus().get_object("org.a11y.Bus", "/org/a11y/bus")
    dbus.Interface(launcher, PROPERTIES).Set("org.a11y.Status", "IsEnabled", True)
    address = str(dbus.Interface(launcher, "org.a11y.Bus").GetAddress())
    return dbus.bus.BusConnection(address)


class Node:
    def __init__(self, bus, name, path):
        self.bus, self.at = bus, (str(name), str(path))
        self.proxy = bus.get_object(*self.at, introspect=False)

    def children(self):
        found = self.proxy.GetChildren(dbus_interface=ACCESSIBLE)
        return [Node(self.bus, *child) for child in found]

    def name(self):
        said = self.proxy.Get(ACCESSIBLE, "Name", dbus_interface=PROPERTIES)
        return str(said).replace("\n", " ").replace("\u00a0", " ")

    def role(self):
        return int(self.proxy.GetRole(dbus_interface=ACCESSIBLE))

    def state(self):
        """All its states, one bit each; asked for once."""
        low, high = self.proxy.GetState(dbus_interface=ACCESSIBLE)
        return int(low) | int(high) << 32

    def has(self, bit):
        return bool(self.state() >> bit & 1)

    def place(self):
        try:
            extents = self.proxy.GetExtents(dbus.UInt32(0), dbus_interface=COMPONENT)
            return tuple(int(number) for number in extents)
        except dbus.DBusException:
            return None

    def walk(self, depth=0):
        """Itself and what is below it, from front to back where the tree says so."""
        yield self, depth
        for child in self.children():
            yield from child.walk(depth + 1)


def windows(bus):
    registry = Node(bus, "org.a11y.atspi.Registry", "/org/a11y/atspi/accessible/root")
    return registry.children()


def nodes(bus):
    """All nodes; the tree may change meanwhile, then it ends early."""
    try:
        for window in windows(bus):
            yield from (node for node, _ in window.walk())
    except dbus.DBusException:
        return


def shown(bus, words):
    """Scrolls a control into sight, then says where it is."""
    for node in nodes(bus):
        try:
            if node.name() == words and node.has(FOCUSABLE) and node.place():
                node.proxy.ScrollTo(dbus.UInt32(ANYWHERE), dbus_interface=COMPONENT)
                break
        except dbus.DBusException:
            continue
    # The window answers when it has drawn; then the place stays what it is.
    seen = []
    for _ in range(60):
        time.sleep(0.12)
        seen.append(found(bus, words, str.__eq__, True))
        if len(seen) > 2 and seen[-1] == seen[-2] == seen[-3]:
            return seen[-1]
    return "none"


def found(bus, words, fits, focusable):
    for node in nodes(bus):
        try:
            if not fits(node.name(), words):
                continue
            bits = node.state()
            if focusable and not bits >> FOCUSABLE & 1:
                continue
            place = node.place()
            if place is None:
                continue
            name = node.name()
            focus = "focused" if bits >> FOCUSED & 1 else "other"
            state = "checked" if bits >> CHECKED & 1 else "open"
            if not bits >> ENABLED & 1:
                state = "disabled"
            return " ".join(map(str, place)) + f" {focus} {state} {name}"
        except dbus.DBusException:
            continue
    return "none"


def tree(bus):
    """Prints the nodes; what vanishes meanwhile ends the list."""
    try:
        for node, depth in (pair for window in windows(bus) for pair in window.walk()):
            letters, bits = (("f", FOCUSABLE), ("F", FOCUSED), ("c", CHECKED)), node.state()
            state = "".join(letter for letter, bit in letters if bits >> bit & 1)
            print(f"{'  ' * depth}{node.role()} {node.place()} {state} {node.name()!r}")
    except dbus.DBusException:
        pass
    print()


def main():
    bus = connect()
    for line in sys.stdin:
        command, _, words = line.rstrip("\n").partition(" ")
        if command == "find":
            print(found(bus, words, str.__eq__, True))
        elif command == "show":
            print(shown(bus, words))
        elif command == "starts":
            print(found(bus, words, str.startswith, True))
        elif command == "part":
            print(found(bus, words, str.__contains__, False))
        elif command == "tree":
            tree(bus)
        else:
            print("none")
        sys.stdout.flush()


if __name__ == "__main__":
    main()

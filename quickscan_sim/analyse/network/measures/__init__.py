"""The shape of a network and the place of each organisation in it."""

"""Student code runs here: apart from the lecturer's files, the network and other students."""

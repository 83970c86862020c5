"""What leads look at first: contacts never needed, then how long people waited and whether it held."""

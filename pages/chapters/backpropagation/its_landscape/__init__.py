"""The chapter Its landscape."""

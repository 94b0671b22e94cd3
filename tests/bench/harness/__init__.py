"""The benchmark's harness: starts programs, drives load at them, keeps the figures and writes them down."""

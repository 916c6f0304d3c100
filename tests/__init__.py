"""Tests; a package, so that its folders named like ours or like a library never shadow them."""

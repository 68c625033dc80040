//! Receipts on paper and screen: what they say, that they never differ, and that nothing of them can be changed unseen.

mod bundles;
mod made_up;
mod pages;
mod printer;
mod program;

//! The rules of lifecycle: what every command makes of an item in every standing, and every guard.

mod cases;
mod corrections;
mod entering;
mod guards;
mod honest;
mod leaving;
mod proving;
mod refusals;
mod table;

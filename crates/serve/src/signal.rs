//! A server as a program of its own: it runs until the system asks it to end.

use crate::site::{Log, Opener};
use crate::{Error, Server, Settings};
use std::net::SocketAddr;
use tokio::runtime::Builder;
use tokio::signal;

/// Serves at `address` until the process is told to end (SIGTERM, SIGINT), and finishes the answers that run then.
/// `ready` is called with the address once it listens.
///
/// # Errors
/// If the store cannot be opened or the address is taken.
pub fn serve(
    address: SocketAddr,
    opener: Opener,
    settings: Settings,
    log: Log,
    ready: impl FnOnce(SocketAddr),
) -> Result<(), Error> {
    let runtime = Builder::new_multi_thread().enable_all().build().map_err(Error::Listen)?;
    runtime.block_on(async {
        let server = Server::bind(address, opener, settings, log).await?;
        ready(server.address()?);
        server.run(told_to_end()).await;
        Ok(())
    })
}

#[cfg(unix)]
async fn told_to_end() {
    use signal::unix::{SignalKind, signal};
    match signal(SignalKind::terminate()) {
        Ok(mut terminate) => tokio::select! {
            _ = terminate.recv() => {}
            _ = signal::ctrl_c() => {}
        },
        Err(_) => _ = signal::ctrl_c().await,
    }
}

#[cfg(not(unix))]
async fn told_to_end() {
    _ = signal::ctrl_c().await;
}

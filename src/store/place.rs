//! What kind of place a workspace lies in. A write-ahead log is not safe on a network drive (SQLite: "WAL
//! does not work over a network filesystem"), and programs that synchronise folders copy it torn.

use std::path::Path;

/// File systems whose files another computer may change.
const NETWORK: &[&str] = &[
    "nfs",
    "nfs4",
    "cifs",
    "smb3",
    "smbfs",
    "ncpfs",
    "afs",
    "9p",
    "fuse.sshfs",
    "davfs",
    "fuse.rclone",
];
/// Folders that programs keep the same on several computers.
const SYNCHRONISED: &[&str] = &[
    "onedrive",
    "dropbox",
    "google drive",
    "my drive",
    "icloud",
    "yandex.disk",
    "yandexdisk",
    "nextcloud",
    "mega",
];

/// Whether several computers may see the folder.
pub(super) fn is_shared(folder: &Path) -> bool {
    let text = folder.to_string_lossy();
    let is_unc =
        text.starts_with(r"\\") && !text.starts_with(r"\\?\") || text.starts_with(r"\\?\UNC\");
    let synchronised = folder.components().any(|component| {
        let name = component.as_os_str().to_string_lossy().to_lowercase();
        SYNCHRONISED.iter().any(|known| {
            name.strip_prefix(known).is_some_and(|rest| !rest.starts_with(char::is_alphanumeric))
        })
    });
    let mounts = std::fs::read_to_string("/proc/self/mountinfo").unwrap_or_default();
    is_unc || synchronised || is_on_network(folder, &mounts)
}

/// Whether the mount that holds the folder is a network one (proc(5), mountinfo).
fn is_on_network(folder: &Path, mounts: &str) -> bool {
    let mount = |line: &str| {
        let (before, after) = line.split_once(" - ")?;
        let point = before.split(' ').nth(4)?.replace("\\040", " ");
        let length = point.len();
        folder
            .starts_with(point)
            .then(|| (length, after.split(' ').next().unwrap_or_default().to_owned()))
    };
    // Of several mounts on one point the last one counts.
    let holder = mounts.lines().filter_map(mount).max_by_key(|(length, _)| *length);
    holder.is_some_and(|(_, kind)| NETWORK.contains(&kind.as_str()))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn network_drives_and_synchronised_folders_are_told() {
        let mounts = "22 1 8:1 / / rw - ext4 /dev/sda1 rw\n\
                      40 22 0:50 / /mnt/office\\040share rw - cifs //server/x rw\n\
                      41 40 8:2 / /mnt/office\\040share/local rw - ext4 /dev/sdb1 rw\n";
        let on_network = |path: &str| is_on_network(Path::new(path), mounts);
        assert!(on_network("/mnt/office share/cases"));
        assert!(!on_network("/mnt/office share/local/cases"));
        assert!(!on_network("/home/a/cases"));
        assert!(is_shared(Path::new("/home/a/OneDrive - Office/cases")));
        assert!(is_shared(Path::new("/home/a/Dropbox/cases")));
        assert!(!is_shared(Path::new("/home/a/megalith")));
        assert!(is_shared(Path::new(r"\\server\share\cases")));
        assert!(!is_shared(Path::new(r"\\?\C:\cases")));
    }
}

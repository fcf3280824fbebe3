//! The icons, by name. Glyphs of Phosphor (MIT), cut down by `packaging/icons.sh`, which reads this file.
//!
//! An icon never stands for a word alone: it has a text beside it, or a tooltip and a spoken name.

use super::fonts::Weight;

macro_rules! icons {
    ($($name:ident = $glyph:literal),* $(,)?) => {
        /// An icon of the interface, called as in the Phosphor set.
        #[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
        pub enum Icon {
            $(
                #[doc = concat!("Phosphor `", stringify!($name), "`.")]
                $name,
            )*
        }

        impl Icon {
            /// Every icon there is.
            pub const ALL: &'static [Self] = &[$(Self::$name),*];

            /// Its character in the icon fonts.
            pub fn glyph(self) -> char {
                match self {
                    $(Self::$name => $glyph,)*
                }
            }
        }
    };
}

icons! {
    CaretLeft = '\u{E138}',
    CaretRight = '\u{E13A}',
    CaretUp = '\u{E13C}',
    CaretDown = '\u{E136}',
    Check = '\u{E182}',
    CheckCircle = '\u{E184}',
    CircleHalf = '\u{E18C}',
    Circle = '\u{E18A}',
    CircleDashed = '\u{E602}',
    LockSimple = '\u{E308}',
    Warning = '\u{E4E0}',
    WarningOctagon = '\u{E4E4}',
    ClockCountdown = '\u{ED2C}',
    CalendarBlank = '\u{E10A}',
    CalendarPlus = '\u{E714}',
    SealCheck = '\u{E606}',
    SealQuestion = '\u{E608}',
    Users = '\u{E4D6}',
    Scales = '\u{E750}',
    ArrowUUpLeft = '\u{E08A}',
    ArrowUUpRight = '\u{E08C}',
    MagnifyingGlass = '\u{E30C}',
    Question = '\u{E3E8}',
    List = '\u{E2F0}',
    GearSix = '\u{E272}',
    Sun = '\u{E472}',
    Moon = '\u{E330}',
    Monitor = '\u{E32E}',
    BookOpenText = '\u{E8F2}',
    Printer = '\u{E3DC}',
    ArrowClockwise = '\u{E036}',
    ArrowCounterClockwise = '\u{E038}',
    Plus = '\u{E3D4}',
    Minus = '\u{E32A}',
    PlusCircle = '\u{E3D6}',
    Rows = '\u{E5A2}',
    FolderOpen = '\u{E256}',
    Folder = '\u{E24A}',
    Stack = '\u{E466}',
    Trash = '\u{E4A6}',
    Info = '\u{E2CE}',
    X = '\u{E4F6}',
    ArrowLeft = '\u{E058}',
    ArrowRight = '\u{E06C}',
    ArrowUp = '\u{E08E}',
    ArrowDown = '\u{E03E}',
    Eye = '\u{E220}',
    EyeSlash = '\u{E224}',
    Scissors = '\u{EAE0}',
    Swap = '\u{E83C}',
    MagnifyingGlassPlus = '\u{E310}',
    MagnifyingGlassMinus = '\u{E30E}',
    CornersOut = '\u{E1D0}',
    ArrowsOut = '\u{E0A2}',
    Scan = '\u{EBB6}',
    Camera = '\u{E10E}',
    IdentificationCard = '\u{E2C8}',
    FileText = '\u{E23A}',
    House = '\u{E2C2}',
    FilePdf = '\u{E702}',
    FileZip = '\u{E958}',
    FileXls = '\u{EB22}',
    File = '\u{E230}',
    Files = '\u{E710}',
    Image = '\u{E2CA}',
    ArrowSquareOut = '\u{E5DE}',
    Flask = '\u{E79E}',
    Stamp = '\u{EA48}',
    ShieldCheck = '\u{E40C}',
    User = '\u{E4C2}',
    Buildings = '\u{E102}',
    Copy = '\u{E1CA}',
    PencilSimple = '\u{E3B4}',
    DotsThree = '\u{E1FE}',
    DotsSixVertical = '\u{EAE2}',
    DownloadSimple = '\u{E20C}',
    UploadSimple = '\u{E4C0}',
    FloppyDisk = '\u{E248}',
    Keyboard = '\u{E2D8}',
    Translate = '\u{E4A2}',
    Tray = '\u{E4AA}',
    Clock = '\u{E19A}',
    ClockCounterClockwise = '\u{E1A0}',
    Calendar = '\u{E108}',
    Funnel = '\u{E266}',
    MapPin = '\u{E316}',
    Briefcase = '\u{E0EE}',
    Link = '\u{E2E2}',
    Key = '\u{E2D6}',
    Database = '\u{E1DE}',
    Archive = '\u{E00C}',
    SignOut = '\u{E42A}',
    EnvelopeSimple = '\u{E218}',
    NotePencil = '\u{E34C}',
    PaperPlaneTilt = '\u{E398}',
    Fingerprint = '\u{E23E}',
    FilePlus = '\u{E236}',
    ArrowsClockwise = '\u{E094}',
    Square = '\u{E45E}',
    Export = '\u{EAF0}',
    Hourglass = '\u{E2B2}',
    Lock = '\u{E2FA}',
    Tag = '\u{E478}',
    FrameCorners = '\u{E626}',
    SidebarSimple = '\u{EC24}',
}

impl Icon {
    /// Filled only for problems, so that they stand out; all others are outlines.
    pub fn weight(self) -> Weight {
        if self == Self::WarningOctagon { Weight::IconFill } else { Weight::Icon }
    }
}

using System.CommandLine;

namespace MultiMarket.Host.Generate;

/// <summary>The options of <c>generate</c>.</summary>
internal static class GenerateOptions
{
    public const string Orders = "--orders";
    public const string From = "--from";
    public const string To = "--to";
    public const string Profile = "--profile";
    public const string Into = "--into";
    public const string Dirty = "--dirty";
    public const string Threads = "--threads";

    /// <summary>The options in the order of the help.</summary>
    public static IReadOnlyList<Option<string?>> Create() =>
    [
        Option(Orders, "N", "Number of orders [default: 1500; omnimarket360: 50000]"),
        Option(From, "DATE", "First day, yyyy-MM-dd [default: 24 months before the last day; omnimarket360: 2023-01-01]"),
        Option(To, "DATE", "Last day, yyyy-MM-dd [default: yesterday; omnimarket360: 2024-12-31]"),
        Option(Host.Settings.SettingNames.Seed, "S", "Chooses one of the possible histories; the same seed gives the same bytes [default: 42]"),
        Option(Profile, "NAME", "multimarket: orders of several lines; omnimarket360: the volumes of that project, one line each [default: multimarket]"),
        Option(Into, "TARGET", "folders: order files to be taken in; warehouse: stored at once, past the folders; dir:PATH: SQL, JSON, XML, XLSX and CSV files for other tools [default: folders]"),
        Option(Dirty, "P", "Plants P dirty records for each hundred and says which: order files on top of the good ones, or clients of dir:PATH [default: 0]"),
        Option(Threads, "N", "Number of threads; the result does not depend on it [default: one on each processor]"),
        Option(Host.Settings.SettingNames.Data, "DIR", "Data folder with the source folders and the embedded warehouse [MULTIMARKET_DATA; default: ./data]"),
        Option(Host.Settings.SettingNames.WarehousePort, "PORT", "Port of the embedded warehouse of a running host; started for the time being when no host runs [MULTIMARKET_WAREHOUSE_PORT; default: 27117]"),
        Option(Host.Settings.SettingNames.WarehouseUser, "NAME", "User of the embedded warehouse, if it asks for a password; the password stands in MULTIMARKET_WAREHOUSE_PASSWORD or in the file named by MULTIMARKET_WAREHOUSE_PASSWORD_FILE [MULTIMARKET_WAREHOUSE_USER; default: no password is asked for]"),
        Option(Host.Settings.SettingNames.MongoDb, "URI", "Connection string of a MongoDB server to use instead of the embedded warehouse [MULTIMARKET_MONGODB; default: embedded]"),
    ];

    private static Option<string?> Option(string name, string value, string description) => new(name) { HelpName = value, Description = description };
}

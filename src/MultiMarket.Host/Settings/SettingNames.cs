namespace MultiMarket.Host.Settings;

/// <summary>The options of <c>up</c> and the environment variables that stand in for them.</summary>
internal static class SettingNames
{
    public const string Data = "--data";
    public const string Http = "--http";
    public const string Bind = "--bind";
    public const string BehindProxy = "--behind-proxy";
    public const string PublicUrl = "--public-url";
    public const string WarehousePort = "--warehouse-port";
    public const string WarehouseUser = "--warehouse-user";
    public const string WarehouseReader = "--warehouse-reader";
    public const string MongoDb = "--mongodb";
    public const string Backfill = "--backfill";
    public const string NoSimulation = "--no-simulation";
    public const string Instance = "--instance";
    public const string Seed = "--seed";

    /// <summary>The variable that holds the bearer token. There is no option for it: command lines are seen by every account.</summary>
    public const string TokenVariable = "MULTIMARKET_TOKEN";

    /// <summary>The variable that is read when the option is not given; null when there is none.</summary>
    public static string? Variable(string option) => option switch
    {
        Data => "MULTIMARKET_DATA",
        Http => "MULTIMARKET_HTTP",
        Bind => "MULTIMARKET_BIND",
        PublicUrl => "MULTIMARKET_PUBLIC_URL",
        WarehousePort => "MULTIMARKET_WAREHOUSE_PORT",
        WarehouseUser => "MULTIMARKET_WAREHOUSE_USER",
        WarehouseReader => "MULTIMARKET_WAREHOUSE_READER",
        MongoDb => "MULTIMARKET_MONGODB",
        _ => null,
    };

    /// <summary>The variable that holds the password of a user of the embedded warehouse; with <c>_FILE</c> behind it, the name of a file that does.</summary>
    public static string PasswordVariable(string option) => option == WarehouseReader ? "MULTIMARKET_WAREHOUSE_READER_PASSWORD" : "MULTIMARKET_WAREHOUSE_PASSWORD";

    /// <summary>How a person changes the setting.</summary>
    public static string Ways(string option) => Variable(option) is { } variable ? $"{option} or {variable}" : option;
}

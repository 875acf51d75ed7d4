using MultiMarket.Warehouse;

namespace MultiMarket.Host.Startup;

/// <summary>
/// Remembers in the data folder which warehouse an instance used last, so that a server which is away when the host starts can be told
/// from an address that was never right. Credentials are not kept.
/// </summary>
/// <param name="dataFolder">The data folder.</param>
/// <param name="instance">The name of the host among those that share it.</param>
internal sealed class KnownWarehouse(string dataFolder, string instance)
{
    private readonly string _file = Path.Combine(dataFolder, $"warehouse-{instance}.address");

    /// <summary>True when this warehouse could be used at an earlier start.</summary>
    public bool Is(string connectionString)
    {
        try
        {
            return File.ReadAllText(_file).Trim() == WarehouseAddress.WithoutCredentials(connectionString);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            return false;
        }
    }

    /// <summary>This warehouse can be used.</summary>
    /// <exception cref="StartupException">The data folder cannot be written.</exception>
    public void Remember(string connectionString)
    {
        if (Is(connectionString)) return;
        try
        {
            File.WriteAllText(_file, WarehouseAddress.WithoutCredentials(connectionString) + "\n");
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw new StartupException($"The data folder {dataFolder} cannot be written: {e.Message}");
        }
    }
}

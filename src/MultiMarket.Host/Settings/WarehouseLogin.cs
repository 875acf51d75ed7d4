namespace MultiMarket.Host.Settings;

/// <summary>Somebody who may use the embedded warehouse.</summary>
/// <param name="Name">The user name.</param>
/// <param name="Password">The password.</param>
public sealed record WarehouseLogin(string Name, string Password)
{
    /// <summary>Without the password, so that no log shows it.</summary>
    public override string ToString() => Name;
}

using MultiMarket.Host.Security;

namespace MultiMarket.Host.Settings;

/// <summary>
/// Reads who may use the embedded warehouse. Names are options; passwords come from the environment or from a file that only
/// its owner can read, since command lines are seen by every account.
/// </summary>
/// <param name="find">Finds a setting and where it was given.</param>
/// <param name="variable">Reads an environment variable.</param>
/// <param name="workingDirectory">Where relative paths begin.</param>
/// <param name="startsWarehouse">Whether the warehouse is to ask for these passwords; a password without a name then would leave it open.</param>
internal sealed class WarehouseLoginReader(Func<string, (string Text, string Source)?> find, Func<string, string?> variable, string workingDirectory, bool startsWarehouse)
{
    private const int MaxNameLength = 64;

    /// <summary>The login under a name option; null when it is not given.</summary>
    /// <exception cref="SettingException">The name cannot be one, or its password is missing, given twice or open to others.</exception>
    public WarehouseLogin? Read(string option)
    {
        var passwordVariable = SettingNames.PasswordVariable(option);
        var fileVariable = passwordVariable + "_FILE";
        if (find(option) is not var (name, source))
        {
            if (!startsWarehouse) return null;
            var orphan = new[] { passwordVariable, fileVariable }.FirstOrDefault(given => variable(given) is { Length: > 0 });
            return orphan is null ? null : throw new SettingException($"{orphan} is set, but no user: say who with {SettingNames.Ways(option)}.");
        }

        if (name.Length > MaxNameLength || name.Any(char.IsControl) || name.Trim() != name)
            throw new SettingException($"{source}: '{name}' is no user name; give 1 to {MaxNameLength} printable characters.");
        var (password, file) = (variable(passwordVariable), variable(fileVariable));
        if (password is { Length: > 0 } && file is { Length: > 0 })
            throw new SettingException($"{passwordVariable} and {fileVariable} are both set; keep one.");
        return (password, file) switch
        {
            ({ Length: > 0 }, _) => new WarehouseLogin(name, password),
            (_, { Length: > 0 }) => new WarehouseLogin(name, FromFile(fileVariable, file)),
            _ => throw new SettingException($"{source}: the user {name} needs a password, in {passwordVariable} or in a file (mode 600) named by {fileVariable}."),
        };
    }

    private string FromFile(string source, string file)
    {
        var path = Path.GetFullPath(file, workingDirectory);
        try
        {
            if (PrivateFile.IsOpenToOthers(path))
                throw new SettingException($"{source}: {path} can be read or written by other users; keep it with: chmod 600 {path}");
            return File.ReadAllText(path).TrimEnd('\r', '\n') is { Length: > 0 } password ? password : throw new SettingException($"{source}: {path} is empty.");
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw new SettingException($"{source}: {path} cannot be read: {e.Message}");
        }
    }
}

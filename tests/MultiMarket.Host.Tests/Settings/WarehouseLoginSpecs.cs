using MultiMarket.Host.Settings;
using MultiMarket.Host.Tests.Support;
using Shouldly;

namespace MultiMarket.Host.Tests.Settings;

public sealed class WarehouseLoginSpecs : IDisposable
{
    private readonly Dictionary<string, string> _options = [];
    private readonly Dictionary<string, string> _variables = [];
    private readonly ScratchFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void Without_a_name_nobody_has_to_log_in()
    {
        var settings = Read();

        (settings.WarehouseUser, settings.WarehouseReader).ShouldBe((null, null));
    }

    [Fact]
    public void Names_are_options_or_variables_and_passwords_variables()
    {
        _options["--warehouse-user"] = "hôte";
        _variables["MULTIMARKET_WAREHOUSE_PASSWORD"] = "p w";
        _variables["MULTIMARKET_WAREHOUSE_READER"] = "bi";
        _variables["MULTIMARKET_WAREHOUSE_READER_PASSWORD"] = "lecture";

        var settings = Read();

        settings.WarehouseUser.ShouldBe(new WarehouseLogin("hôte", "p w"));
        settings.WarehouseReader.ShouldBe(new WarehouseLogin("bi", "lecture"));
        settings.ToString().ShouldNotContain("lecture");
    }

    [Fact]
    public void A_password_file_that_only_its_owner_reads_is_taken_without_its_line_end()
    {
        _options["--warehouse-user"] = "host";
        _variables["MULTIMARKET_WAREHOUSE_PASSWORD_FILE"] = PasswordFile("secret\n", UnixFileMode.UserRead | UnixFileMode.UserWrite);

        Read().WarehouseUser.ShouldBe(new WarehouseLogin("host", "secret"));
    }

    [Fact]
    public void A_password_file_that_others_read_is_refused_with_the_way_to_mend_it()
    {
        if (OperatingSystem.IsWindows()) return;
        _options["--warehouse-user"] = "host";
        var file = PasswordFile("secret", UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.GroupRead);
        _variables["MULTIMARKET_WAREHOUSE_PASSWORD_FILE"] = file;

        var message = Should.Throw<SettingException>(() => Read()).Message;

        message.ShouldBe($"MULTIMARKET_WAREHOUSE_PASSWORD_FILE: {file} can be read or written by other users; keep it with: chmod 600 {file}");
    }

    [Fact]
    public void An_absent_or_empty_file_is_named()
    {
        _options["--warehouse-user"] = "host";
        _variables["MULTIMARKET_WAREHOUSE_PASSWORD_FILE"] = _folder["none"];
        Should.Throw<SettingException>(() => Read()).Message.ShouldStartWith($"MULTIMARKET_WAREHOUSE_PASSWORD_FILE: {_folder["none"]} cannot be read");

        _variables["MULTIMARKET_WAREHOUSE_PASSWORD_FILE"] = PasswordFile("\n", UnixFileMode.UserRead | UnixFileMode.UserWrite);
        Should.Throw<SettingException>(() => Read()).Message.ShouldEndWith("is empty.");
    }

    [Fact]
    public void What_does_not_fit_together_is_refused()
    {
        _options["--warehouse-user"] = "host";
        Should.Throw<SettingException>(() => Read()).Message.ShouldContain("MULTIMARKET_WAREHOUSE_PASSWORD");
        _variables["MULTIMARKET_WAREHOUSE_PASSWORD"] = "secret";
        _variables["MULTIMARKET_WAREHOUSE_READER_PASSWORD"] = "lecture";
        Should.Throw<SettingException>(() => Read()).Message.ShouldBe("MULTIMARKET_WAREHOUSE_READER_PASSWORD is set, but no user: say who with --warehouse-reader or MULTIMARKET_WAREHOUSE_READER.");
        _options["--warehouse-reader"] = "host";
        Should.Throw<SettingException>(() => Read()).Message.ShouldContain("another name");
        _options["--warehouse-reader"] = "bi";
        _options["--mongodb"] = "mongodb://elsewhere";
        Should.Throw<SettingException>(() => Read()).Message.ShouldContain("for the embedded warehouse");
        _options.Remove("--mongodb");
        _options.Remove("--warehouse-user");
        _variables.Remove("MULTIMARKET_WAREHOUSE_PASSWORD");
        Should.Throw<SettingException>(() => Read()).Message.ShouldContain("needs one beside it who may write");
    }

    [Fact]
    public void A_verb_beside_the_host_leaves_passwords_alone_of_users_whom_it_does_not_name()
    {
        _variables["MULTIMARKET_WAREHOUSE_PASSWORD_FILE"] = _folder["none"];
        _variables["MULTIMARKET_WAREHOUSE_READER_PASSWORD_FILE"] = _folder["none"];
        Read(startsHost: false).WarehouseUser.ShouldBeNull();

        _options["--warehouse-user"] = "host";
        _variables["MULTIMARKET_WAREHOUSE_PASSWORD_FILE"] = PasswordFile("secret", UnixFileMode.UserRead | UnixFileMode.UserWrite);
        Read(startsHost: false).WarehouseUser.ShouldBe(new WarehouseLogin("host", "secret"));
    }

    private string PasswordFile(string text, UnixFileMode mode)
    {
        var path = _folder[$"password.{Guid.NewGuid():N}"];
        File.WriteAllText(path, text);
        if (!OperatingSystem.IsWindows()) File.SetUnixFileMode(path, mode);
        return path;
    }

    private HostSettings Read(bool startsHost = true) =>
        new SettingsReader(name => _options.GetValueOrDefault(name), name => _variables.GetValueOrDefault(name), _folder.Path).Read(simulate: true, startsHost: startsHost);
}

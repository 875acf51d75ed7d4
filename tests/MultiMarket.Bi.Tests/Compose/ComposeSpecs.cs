using System.Text.RegularExpressions;
using MultiMarket.Bi.Tests.Support;
using YamlDotNet.RepresentationModel;

namespace MultiMarket.Bi.Tests.Compose;

public sealed partial class ComposeSpecs
{
    private static readonly ComposeFile Compose = new();

    public static TheoryData<string> Services => new(Compose.Names("services"));

    [Fact]
    public void A_server_and_the_host_run_by_default_and_Metabase_on_demand()
    {
        Compose.Names("services").ShouldBe(["mongod", "host", "metabase", "metabase-setup"]);
        Compose.Names("services").Where(s => !Compose.List(s, "profiles").Any()).ShouldBe(["mongod", "host"]);
        Compose.Names("services").Where(s => Compose.List(s, "profiles").Contains("bi")).ShouldBe(["metabase", "metabase-setup"]);
    }

    [Theory]
    [MemberData(nameof(Services))]
    public void Ports_are_published_on_this_machine_only(string service) =>
        Compose.List(service, "ports").ShouldAllBe(p => p.StartsWith("127.0.0.1:", StringComparison.Ordinal));

    [Theory]
    [InlineData("mongod")]
    [InlineData("host")]
    [InlineData("metabase")]
    public void What_keeps_running_has_a_health_check_and_a_port(string service)
    {
        Compose.Service(service)["healthcheck"]["test"].ToString().ShouldContain("CMD");
        Compose.List(service, "ports").ShouldNotBeEmpty();
    }

    [Theory]
    [MemberData(nameof(Services))]
    public void What_depends_on_a_service_waits_until_it_is_healthy(string service)
    {
        foreach (var (other, condition) in Compose.Dependencies(service))
        {
            condition.ShouldBe("service_healthy");
            Compose.Service(other).Children.ShouldContainKey("healthcheck");
        }
    }

    [Fact]
    public void Every_image_has_a_version()
    {
        var images = Compose.Names("services").Where(s => s != "host").Select(s => Compose.Service(s)["image"].ToString())
            .Concat(File.ReadLines(Checkout.File("Dockerfile")).Where(l => l.StartsWith("FROM ", StringComparison.Ordinal)).Select(l => l.Split(' ')[1]));
        images.ShouldAllBe(i => Version().IsMatch(i));
        Compose.Service("host")["build"].ToString().ShouldBe(".");
    }

    [Fact]
    public void Every_setting_of_the_host_is_one_that_the_host_knows()
    {
        var settings = ((YamlMappingNode)Compose.Service("host")["environment"]).Children.Keys.Select(k => k.ToString());
        var known = File.ReadAllText(Checkout.File("src", "MultiMarket.Host", "Settings", "SettingNames.cs"));
        settings.ShouldAllBe(s => known.Contains($"\"{s}\"", StringComparison.Ordinal));
    }

    [Fact]
    public void The_host_is_published_and_kept_where_it_listens_and_writes()
    {
        Compose.List("host", "ports").ShouldBe([$"127.0.0.1:8080:{Compose.Setting("host", "MULTIMARKET_HTTP")}"]);
        Compose.List("host", "volumes").ShouldBe([$"host-data:{Compose.Setting("host", "MULTIMARKET_DATA")}"]);
        // Without it the host refuses to serve another address than loopback in plain HTTP.
        Compose.List("host", "command").ShouldBe(["up", "--behind-proxy"]);
        var image = File.ReadAllText(Checkout.File("Dockerfile"));
        image.ShouldContain("-o /app/host");
        image.ShouldContain("""ENTRYPOINT ["dotnet", "/app/host/MultiMarket.Host.dll"]""");
        image.ShouldContain("-o /app/cli");
        Compose.Service("host")["healthcheck"]["test"].ToString().ShouldContain("/app/cli/MultiMarket.Cli.dll");
    }

    [Fact]
    public void The_host_listens_everywhere_inside_and_demands_an_explicit_token()
    {
        Compose.Setting("host", "MULTIMARKET_BIND").ShouldBe("0.0.0.0");
        Compose.Setting("host", "MULTIMARKET_TOKEN").ShouldStartWith("${MULTIMARKET_TOKEN:?");
        Compose.Setting("host", "MULTIMARKET_MONGODB").ShouldMatch(@"^mongodb://\w+:\$\{MULTIMARKET_DB_PASSWORD\}@mongod:27017/multi_market\?");
    }

    [Fact]
    public void The_server_has_its_credentials_from_the_environment_and_keeps_its_data()
    {
        Compose.Setting("mongod", "MONGO_INITDB_ROOT_PASSWORD").ShouldStartWith("${MONGO_ROOT_PASSWORD:?");
        Compose.List("mongod", "volumes").ShouldContain("mongo-data:/data/db");
        Compose.Names("volumes").ShouldContain("mongo-data");
    }

    [Fact]
    public void Metabase_reads_with_a_user_that_may_only_read()
    {
        Compose.Setting("metabase-setup", "MONGO_USER").ShouldBe("bi");
        var users = File.ReadAllText(Checkout.File("bi", "mongo", "create-users.js"));
        users.ShouldMatch(@"user: 'bi',\s+pwd: [^\n]+\s+roles: \[\{ role: 'read', db: 'multi_market' \}\]");
    }

    [Theory]
    [MemberData(nameof(Services))]
    public void Mounted_files_and_named_volumes_exist(string service)
    {
        foreach (var volume in Compose.List(service, "volumes").Select(v => v.Split(':')[0]))
        {
            if (volume.StartsWith("./", StringComparison.Ordinal)) Path.Exists(Checkout.File(volume[2..])).ShouldBeTrue(volume);
            else Compose.Names("volumes").ShouldContain(volume);
        }
    }

    [Fact]
    public void The_example_of_the_environment_names_every_variable_and_no_secret()
    {
        var lines = File.ReadAllLines(Checkout.File(".env.example")).Where(l => !l.StartsWith('#')).ToList();
        lines.ShouldAllBe(l => l.EndsWith('='));
        var used = Variable().Matches(File.ReadAllText(Checkout.File("docker-compose.yml"))).Select(m => m.Groups[1].Value).Distinct().Order();
        lines.Select(l => l.TrimEnd('=')).Order().ShouldBe(used);
    }

    [Fact]
    public void The_image_is_built_from_projects_that_exist_and_runs_without_root()
    {
        var lines = File.ReadAllLines(Checkout.File("Dockerfile"));
        var projects = Project().Matches(string.Join('\n', lines)).Select(m => m.Groups[1].Value).ToList();
        projects.ShouldBe(["src/MultiMarket.Host", "src/MultiMarket.Cli"]);
        projects.ShouldAllBe(p => Directory.Exists(Checkout.File(p)));
        lines.ShouldContain("USER $APP_UID");
        lines.Count(l => l.StartsWith("FROM ", StringComparison.Ordinal)).ShouldBe(2);
    }

    [GeneratedRegex(@"\$\{([A-Z_]+)")]
    private static partial Regex Variable();

    [GeneratedRegex(@":v?\d+\.\d+")]
    private static partial Regex Version();

    [GeneratedRegex(@"dotnet publish (\S+)")]
    private static partial Regex Project();
}

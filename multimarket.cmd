@echo off
rem Runs a verb of MultiMarket; see the script "multimarket" for other systems.
setlocal
set "root=%~dp0"
set "artifacts=%ArtifactsPath%"
if "%artifacts%"=="" set "artifacts=%root%artifacts"
set DOTNET_NOLOGO=1
set DOTNET_CLI_TELEMETRY_OPTOUT=1
rem In hexadecimal: how much is allocated between two collections, at least; see the script "multimarket".
if not defined DOTNET_GCgen0size set DOTNET_GCgen0size=1000000

if "%~1"=="" goto usage
if "%~1"=="help" goto usage
if "%~1"=="--help" goto usage
if "%~1"=="-h" goto usage
for %%v in (up generate replay doctor) do if "%~1"=="%%v" set "project=MultiMarket.Host" & goto run
if "%~1"=="test" goto test
if "%~1"=="bench" goto bench
if "%~1"=="--version" set "project=MultiMarket.Cli" & goto run
for %%v in (status events pause resume rate emit report export rejected trace completion) do if "%~1"=="%%v" set "project=MultiMarket.Cli" & goto run
echo There is no verb '%~1'. 1>&2
call :verbs 1>&2
exit /b 2

:run
call :probe
dotnet build "%root%src\%project%" -c Release -v quiet -nologo -clp:NoSummary
if errorlevel 1 exit /b 1
dotnet "%artifacts%\bin\%project%\release\%project%.dll" %*
exit /b %errorlevel%

rem test [--all] [FILTER]: see multimarket test --help.
:test
if "%~2"=="--help" goto testusage
if "%~2"=="-h" goto testusage
set "filter=Category!=Slow"
set "chosen=%~2"
if "%~2"=="--all" (
  set "filter="
  set "chosen=%~3"
)
if not defined chosen goto runtests
set chosen | findstr /r /c:"^chosen=.*[=~]" >nul || set "chosen=FullyQualifiedName~%chosen%"
if defined filter (set "filter=(%filter%)&(%chosen%)") else set "filter=%chosen%"

:runtests
call :probe
set "options="
if defined filter set options=--filter "%filter%"
pushd "%root%"
dotnet test MultiMarket.Actors.sln -c Release --nologo --tl:off -m:2 --blame-hang-timeout 8m --blame-hang-dump-type none %options%
set "result=%errorlevel%"
popd
exit /b %result%

:testusage
echo Usage: multimarket test [--all] [FILTER]
echo.
echo --all    also runs the slow tests (trait Category=Slow)
echo FILTER   part of the full name of the tests to run, or an expression of dotnet test --filter, in quotes
exit /b 0

:bench
call :probe
for /f "tokens=1,*" %%a in ("%*") do set "rest=%%b"
dotnet run --project "%root%bench\MultiMarket.Bench" -c Release -- %rest%
exit /b %errorlevel%

:probe
if not exist "%root%feed.props" dotnet msbuild "%root%compat\probe\probe.proj" -v:m -nologo
exit /b 0

:usage
call :verbs
exit /b 0

:verbs
echo Usage: multimarket VERB [OPTIONS]
echo.
echo   up           runs the host in the foreground until Ctrl-C
echo   generate     makes a history that looks like a real retailer, as order files, in the warehouse or for other tools
echo   replay       feeds archived files through the source folders again, to fill an emptied warehouse
echo   doctor       checks ports, folders, limits and the warehouse, and with --reconcile that nothing was lost
echo   status       shows channels, counters since start, lag, the warehouse and restarts
echo   events       follows what happens: orders stored, files rejected, channels paused and resumed
echo   pause        stops a channel's simulator, or its intake with --ingest
echo   resume       takes a pause back
echo   rate         sets how often a channel's simulator writes an order
echo   emit         writes orders at once
echo   report       runs a report: revenue, top-products, cancellations, average-order
echo   export       saves orders, order lines or all flat tables as CSV or JSON lines
echo   rejected     lists and shows rejected order files with their reasons, and retries them
echo   trace        tells what happened to a file or an order, and where the file lies
echo   completion   prints a script that completes command lines in bash or zsh
echo   test         runs the tests: test [--all] [FILTER]
echo   bench        runs a benchmark: bench warehouse^|drain^|latency^|generate^|parse
echo.
echo multimarket VERB --help says more.
exit /b 0
